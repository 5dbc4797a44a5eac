import { describe, expect, it } from 'vitest';
import { misleadingName } from '#shared/domain/recordings/misleading-name.ts';

describe('a name that promises something else', () => {
  it.each([
    ['DCIM/a.mp4', 'application/zip', '视频（.mp4），内容却是ZIP 压缩文件'],
    ['a.WAV', 'application/x-msdownload', '录音（.wav），内容却是程序'],
    ['a.jpg', 'application/pdf', '照片（.jpg），内容却是PDF 文件'],
    ['a.ts', 'text/plain', '视频（.ts），内容却是文本'],
    ['a.mov', 'application/x-sqlite3', '视频（.mov），内容却是数据库文件'],
    ['a.avi', 'model/stl', '视频（.avi），内容却是别的文件（model/stl）'],
    ['a.mp4', 'image/heic', '视频（.mp4），内容是照片，按照片采集'],
    ['a.jpg', 'video/mp4', '照片（.jpg），内容是视频，按视频采集'],
    ['notes.txt', 'video/mp4', '文档或程序（.txt），内容是视频，按视频采集'],
  ])('%s holding %s is said', (path, content, words) => {
    expect(misleadingName(path, content)).toContain(`文件名像${words}`);
  });

  it.each([
    ['a.mp4', undefined],
    ['a.mp4', 'video/quicktime'],
    // One container serves films and sounds.
    ['a.mp4', 'audio/wav'],
    ['datadir0/hiv00001', 'video/mp4'],
    ['FOUND.000/FILE0000.CHK', 'video/mp4'],
    ['index.zip', 'application/zip'],
    ['DCIM/100GOPRO/GX010048.THM', 'video/mp4'],
    ['DCIM/._a.mp4', 'application/zip'],
    ['a.mp4', 'application/x-compress'],
  ])('%s holding %s needs no word', (path, content) => {
    expect(misleadingName(path, content)).toBeUndefined();
  });
});
