import { defineConfig, type Plugin } from 'vite';
import { offlinePlayer } from './offline-plugin.ts';

const pages = ['index', 'teach', 'join', 'wall', 'replay', 'recordings'];
const pagePath = (page: string) => new URL(`./${page}.html`, import.meta.url).pathname;

/** `vite client` serves the pages at the addresses the server gives them. */
const pageAddresses: Plugin = {
  name: 'page-addresses',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      const path = request.url ?? '/';
      const page = /^\/(teach|join|wall|replay|recordings)(\/[\w-]*)?(\?.*)?$/.exec(path)?.[1];
      if (page) request.url = `/${page}.html`;
      else if (/^\/[A-Za-z]{6}$/.test(path)) request.url = '/join.html';
      next();
    });
  },
};

/** For `vite client` beside a server on its default port. */
const server = 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/',
  plugins: [pageAddresses, offlinePlayer],
  build: {
    target: 'es2022',
    // Scripts in the page itself are forbidden by the Content-Security-Policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: pages.map(pagePath),
      // The offline player is a build of its own: that takes its time.
      checks: { pluginTimings: false },
    },
  },
  server: {
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
});
