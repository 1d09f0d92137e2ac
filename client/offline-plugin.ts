import { build, type Plugin, type Rolldown } from 'vite';

/** Where the page is found, without a recording; see take-home/offline-page.ts. */
const fileName = 'offline/player.html';
/** What is filled in when a recording is taken home; a script's text cannot hold it. */
const slots = { language: '<!--language-->', title: '<!--title-->', recording: '<!--recording-->' };

/** Builds the replay page as one HTML file, beside the pages: script and styles within. */
export const offlinePlayer: Plugin = {
  name: 'offline-player',
  apply: 'build',
  async generateBundle() {
    const source = await buildPage();
    this.emitFile({ type: 'asset', fileName, source });
  },
};

async function buildPage(): Promise<string> {
  const root = new URL('.', import.meta.url).pathname;
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    // Drops what only a page of a server can do.
    mode: 'offline',
    logLevel: 'warn',
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: `${root}offline-player.ts`,
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  let script = '';
  let style = '';
  for (const part of output) {
    if (part.type === 'chunk') script += part.code;
    else if (part.fileName.endsWith('.css')) style += String(part.source);
  }
  return page(harmless(script), style);
}

/** What would end the script, or begin a comment in it, is written in another way. */
const harmless = (script: string): string =>
  script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/** Nothing may be asked of anyone: not by what is in it, nor by a mistake. */
async function page(script: string, style: string): Promise<string> {
  const policy = [
    "default-src 'none'",
    `script-src ${await hashOf(script)}`,
    `style-src ${await hashOf(style)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${slots.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${slots.title}</title>
<style>${style}</style>
</head>
<body>
<ml-replay-page></ml-replay-page>
<noscript>More Layers draws with JavaScript. Please switch it on for this page.</noscript>
<script type="application/octet-stream" id="embedded-recording">${slots.recording}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

/** As a Content-Security-Policy names a script or a style that stands in the page. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
