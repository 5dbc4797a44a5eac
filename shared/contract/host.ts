import * as z from 'zod';
import { id, line, nothing, command, query } from './kit.ts';

export const folderSchema = z.object({
  /** Opaque; stands for a folder the core handed out. Paths never come back from a screen. */
  folderId: id,
  name: z.string(),
  path: z.string(),
  removable: z.boolean(),
});
export type Folder = z.infer<typeof folderSchema>;

/** A name every system takes for a folder. */
const folderName = line
  .min(1, '请填写文件夹名称。')
  .max(80, '文件夹名称最多 80 个字。')
  .refine((name) => !/[\\/:*?"<>|]/.test(name) && !/^\.|[. ]$/.test(name), {
    error: '文件夹名称不能有 \\ / : * ? " < > |，也不能以点开头或者结尾。',
  });

export const hostContract = {
  /** What this host can do beyond the browser's own means. */
  capabilities: query('anybody')
    .input(nothing)
    .output(
      z.object({
        host: z.enum(['electron', 'station', 'cli']),
        nativeDialogs: z.boolean(),
        reveal: z.boolean(),
      }),
    ),
  /** Electron: the system's folder dialog. Elsewhere `not-available`: use `folders`. */
  chooseFolder: command('set-up')
    .input(z.object({ title: line }))
    .output(z.object({ folder: folderSchema.optional() })),
  /** Folders inside `folderId`; the places to start from when absent (home, drives). */
  folders: query('set-up')
    .input(z.object({ folderId: id.optional() }))
    .output(
      z.object({
        here: folderSchema.optional(),
        parent: folderSchema.optional(),
        children: z.array(folderSchema),
      }),
    ),
  /** A new, empty folder inside `folderId`. */
  makeFolder: command('set-up')
    .input(z.object({ folderId: id, name: folderName }))
    .output(folderSchema),
  /** Shows a folder in the file manager, where the host can. */
  reveal: command('set-up')
    .input(z.object({ folderId: id }))
    .output(nothing),
};
