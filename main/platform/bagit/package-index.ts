import type { CatalogueRow } from '#shared/domain/volumes/catalogue.ts';
import { sizeText } from '../files/free-space.ts';
import { type Html, html, relativeLink } from './html.ts';
import { packageStyle } from './package-style.ts';

/** An original as the page shows it. Paths are within the package. */
export interface IndexedOriginal {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
  /** 视频, 照片, 录音, 扫描件 … */
  readonly kind: string;
  /** Relative path or `data:` address of a picture. */
  readonly picture?: string;
  /** As shown: 2026年3月5日 09:30:12 */
  readonly time?: string;
  /** As shown: 12分03秒 */
  readonly length?: string;
  readonly officer?: string;
  readonly recorder?: string;
}

export interface PackageIndex {
  readonly bureau: string;
  readonly caseName: string;
  readonly caseNumber: string;
  /** Further lines about the case: 当事人, 案由, 承办人 … */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly volumes: readonly {
    readonly name: string;
    readonly path: string;
    readonly pages: number;
    readonly catalogue: readonly CatalogueRow[];
  }[];
  readonly originals: readonly IndexedOriginal[];
  /** As shown: 2026年3月20日 16:05 */
  readonly exportedAt: string;
  readonly exportedBy: string;
}

/**
 * The page that opens by double click: what the package holds and how anyone can verify it.
 * Complete in itself: no script, nothing fetched from elsewhere; every value is escaped.
 */
export function packageIndexPage(index: PackageIndex): Uint8Array {
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${index.caseName}</title>
        <style>
          ${packageStyle}
        </style>
      </head>
      <body>
        <header>
          <p class="bureau">${index.bureau}</p>
          <h1>${index.caseName}</h1>
          <p class="sub">${index.caseNumber}</p>
        </header>
        <main>
          <section>
            <h2>案件</h2>
            <dl>
              ${index.facts.map(
                ([label, value]) =>
                  html`<dt>${label}</dt>
                    <dd>${value}</dd>`,
              )}
              <dt>导出时间</dt>
              <dd>${index.exportedAt}</dd>
              <dt>导出人</dt>
              <dd>${index.exportedBy}</dd>
            </dl>
          </section>
          ${index.volumes.map(volumeSection)} ${originalsSection(index.originals)} ${verifySection()}
        </main>
      </body>
    </html> `;
  return Buffer.from(page.html, 'utf8');
}

function volumeSection(volume: PackageIndex['volumes'][number]): Html {
  return html`<section>
    <h2>${volume.name}</h2>
    <p>
      <a class="main" href="${relativeLink(volume.path)}">打开整卷 PDF</a
      ><span class="quiet">共 ${volume.pages} 页</span>
    </p>
    <table>
      <thead>
        <tr>
          <th class="number">序号</th>
          <th>文号</th>
          <th>文件名称</th>
          <th>日期</th>
          <th>页号</th>
          <th>备注</th>
        </tr>
      </thead>
      <tbody>
        ${volume.catalogue.map(catalogueLine)}
      </tbody>
    </table>
  </section> `;
}

const catalogueLine = (row: CatalogueRow): Html =>
  html`<tr>
    <td class="number">${row.sequence}</td>
    <td>${row.documentNumber}</td>
    <td>${row.title}</td>
    <td class="fixed">${row.date}</td>
    <td class="fixed">${row.pages}</td>
    <td>${row.remark}</td>
  </tr> `;

function originalsSection(originals: readonly IndexedOriginal[]): Html {
  if (originals.length === 0) return html``;
  return html`<section>
    <h2>原件</h2>
    <p class="quiet">共 ${originals.length} 个，均为采集时的原始文件，未经改动。</p>
    ${originals.map(originalCard)}
  </section> `;
}

function originalCard(original: IndexedOriginal): Html {
  const link = relativeLink(original.path);
  const facts: (readonly [string, string | undefined])[] = [
    ['时间', original.time],
    ['时长', original.length],
    ['执法人员', original.officer],
    ['记录仪', original.recorder],
    ['大小', sizeText(original.bytes)],
  ];
  const shown = facts.flatMap(([label, value]) =>
    value === undefined
      ? []
      : [
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
        ],
  );
  return html`<article>
    ${picture(original)}
    <div>
      <h3><a href="${link}">${original.name}</a><span class="kind">${original.kind}</span></h3>
      <dl>${shown}</dl>
      <p class="hash"><b>SHA-256</b> ${original.sha256}<br /><b>SM3</b> ${original.sm3}</p>
    </div>
  </article> `;
}

function picture(original: IndexedOriginal): Html {
  const source = original.picture;
  if (source === undefined) return html`<div class="picture">${original.kind}</div>`;
  const address = /^data:image\/(png|jpeg|webp);base64,/.test(source) ? source : relativeLink(source);
  return html`<div class="picture"><img src="${address}" alt="${original.name}" /></div>`;
}

function verifySection(): Html {
  return html`<section class="verify">
    <h2>怎样核对</h2>
    <p>
      本移交包按 BagIt 1.0（RFC 8493）制作。每个文件的校验值写在 <code>manifest-sha256.txt</code> 和
      <code>manifest-sm3.txt</code> 里，任何人不用专门的程序就能核对：算出的值与清单一致，文件就没有改动过。
    </p>
    <h3>Windows：核对全部文件</h3>
    <p>
      在本文件夹的空白处按住 Shift 点右键，选“在此处打开 PowerShell
      窗口”，粘贴下面一行。没有显示“不符”就是全部一致。
    </p>
    <pre>
${'Get-Content -Encoding UTF8 manifest-sha256.txt | ForEach-Object { $h, $p = $_ -split "  ", 2; if ((Get-FileHash -LiteralPath $p -Algorithm SHA256).Hash -ne $h) { "不符：$p" } }'}</pre>
    <h3>Windows：核对一个文件</h3>
    <pre>certutil -hashfile "文件名" SHA256</pre>
    <h3>Linux、麒麟、统信</h3>
    <pre>sha256sum -c manifest-sha256.txt</pre>
    <p>国密 SM3 的校验值逐个核对：</p>
    <pre>openssl dgst -sm3 "文件名"</pre>
  </section> `;
}
