import type { Html } from './html.ts';

/** The look of the page: paper, ink and one red, as official documents have it; prints on A4. */
export const packageStyle: Html = {
  html: `
:root { --ink: #1f2328; --quiet: #6a737d; --line: #d9dce1; --red: #b3261e; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f5f7; color: var(--ink); font: 15px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
header, main { max-width: 920px; margin: 0 auto; padding: 0 40px; background: #fff; }
header { padding-top: 48px; padding-bottom: 24px; text-align: center; border-bottom: 2px solid var(--red); }
main { padding-top: 1px; padding-bottom: 56px; }
.bureau { margin: 0; color: var(--red); letter-spacing: .3em; font-size: 16px; }
h1 { margin: 12px 0 4px; font: 600 26px/1.4 "Noto Serif CJK SC", "SimSun", "Songti SC", serif; overflow-wrap: anywhere; }
h2 { margin: 40px 0 12px; padding-left: 10px; border-left: 4px solid var(--red); font-size: 18px; }
h3 { margin: 0 0 6px; font-size: 15px; overflow-wrap: anywhere; }
.sub, .quiet { color: var(--quiet); margin: 0; }
p .quiet { margin-left: 14px; }
a { color: #0b57a4; }
a.main { display: inline-block; padding: 6px 18px; border: 1px solid #0b57a4; border-radius: 4px; text-decoration: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin-top: 12px; font-size: 14px; }
th, td { padding: 6px 8px; border: 1px solid var(--line); text-align: left; overflow-wrap: anywhere; }
th { background: #fafbfc; font-weight: 600; }
.number { width: 52px; text-align: center; }
.fixed { white-space: nowrap; }
article { display: flex; gap: 18px; padding: 16px 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
article > div:last-child { flex: 1; min-width: 0; }
.picture { flex: none; width: 176px; height: 110px; background: #eceef1; color: var(--quiet); display: flex; align-items: center; justify-content: center; }
.picture img { max-width: 100%; max-height: 100%; }
.kind { margin-left: 10px; padding: 0 8px; border: 1px solid var(--line); border-radius: 3px; color: var(--quiet); font-weight: 400; font-size: 12px; }
.hash, pre { font: 12px/1.6 Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.hash { margin: 8px 0 0; color: var(--quiet); }
pre { padding: 10px 14px; background: #f4f5f7; border-radius: 4px; white-space: pre-wrap; }
.verify h3 { margin-top: 18px; }
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  body { background: #fff; font-size: 11pt; }
  header, main { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  a { color: inherit; text-decoration: none; }
  a.main { border: 0; padding: 0; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  h2 { break-after: avoid; }
}
`,
};
