import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { openChromium } from './screen.ts';
import { resourcesRoot } from './temporary-archive.ts';

/** A page in shades of grey, 0 to 255. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly shades: Uint8Array;
}

/** A page as poppler shows it. `scale` is pixels per point. */
export function popplerPicture(file: string, page: number, scale = 0.5): PagePicture {
  const only = ['-f', String(page), '-l', String(page)];
  const out = execFileSync('pdftoppm', ['-gray', '-r', String(72 * scale), '-cropbox', ...only, file], {
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const head = /^P5\s+(\d+) (\d+)\s+255\s/.exec(out.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error(`no picture of ${file}`);
  return { width: Number(head[1]), height: Number(head[2]), shades: out.subarray(head[0].length) };
}

const drawnPage = z.object({ width: z.number(), height: z.number(), shades: z.string(), words: z.string() });

/** pdf.js in Chromium: pages as its readers see them. */
export interface PdfJs {
  page(file: string, page: number, scale?: number): Promise<PagePicture & { readonly words: string }>;
  close(): Promise<void>;
}

export async function openPdfJs(): Promise<PdfJs> {
  const files = new Map<string, string>();
  const server = serve(files);
  const browser: Browser = await openChromium();
  const page: Page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${portOf(server)}/`);
  return {
    async page(file, number, scale = 0.5) {
      const key = String(files.size);
      files.set(key, file);
      const drawn = drawnPage.parse(await page.evaluate(`drawPage('/file/${key}', ${number}, ${scale})`));
      return { ...drawn, shades: Buffer.from(drawn.shades, 'base64') };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Runs in the browser, as it stands here: what Vite makes of an import does not. */
const PAGE = `<!doctype html><script type="module">
import * as pdfjs from '/pdfjs/build/pdf.mjs';
pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.mjs';
globalThis.drawPage = async (url, number, scale) => {
  const cMapUrl = '/pdfjs/cmaps/', standardFontDataUrl = '/pdfjs/standard_fonts/';
  const pdf = await pdfjs.getDocument({ url, cMapUrl, standardFontDataUrl }).promise;
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let shades = '';
  for (let i = 0; i < data.length; i += 4)
    shades += String.fromCharCode(Math.round(0.3 * data[i] + 0.59 * data[i + 1] + 0.11 * data[i + 2]));
  const words = (await page.getTextContent()).items.map((item) => item.str ?? '').join(' ');
  await pdf.loadingTask.destroy();
  return { width: canvas.width, height: canvas.height, shades: btoa(shades), words };
};
</script>`;

function serve(files: ReadonlyMap<string, string>): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    try {
      if (path === '/') {
        response.setHeader('content-type', 'text/html').end(PAGE);
        return;
      }
      const file = path.startsWith('/pdfjs/')
        ? join(resourcesRoot, 'node_modules/pdfjs-dist', path.slice('/pdfjs/'.length))
        : (files.get(path.slice('/file/'.length)) ?? '');
      const mime = path.endsWith('.mjs') ? 'text/javascript' : 'application/octet-stream';
      response.setHeader('content-type', mime).end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
}

// A server that listens on a port has an AddressInfo.
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/**
 * The share of a picture that looks otherwise in another, a pixel's neighbours counting as alike. The upper right
 * corner, where the number stands, is left out. 1 when the sizes differ.
 */
export function unlike(a: PagePicture, b: PagePicture): number {
  if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1) return 1;
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  let unlikely = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      if (y < height * 0.1 && x > width * 0.8) continue;
      if (!alike(a, b, x, y)) unlikely += 1;
    }
  }
  return unlikely / (width * height);
}

function alike(a: PagePicture, b: PagePicture, x: number, y: number): boolean {
  const shade = a.shades[y * a.width + x] ?? 0;
  for (let j = -1; j <= 1; j += 1)
    for (let i = -1; i <= 1; i += 1)
      if (Math.abs((b.shades[(y + j) * b.width + x + i] ?? 0) - shade) <= 48) return true;
  return false;
}
