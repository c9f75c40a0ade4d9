/**
 * The theme of workbooks, which exceljs keeps as a text, as a module of our own. esbuild makes of a
 * text that CommonJS exports an object whose prototype is that of all texts; V8 then no longer
 * inlines their methods, and `charCodeAt` takes four times as long in all of the program.
 */
const PATH = 'exceljs/lib/xlsx/xml/theme1.js';

export const themePlugin = {
  name: 'theme',
  setup(build) {
    build.onResolve({ filter: /^exceljs\/lib\/xlsx\/xml\/theme1\.js$/ }, () => ({
      path: PATH,
      namespace: 'theme',
    }));
    build.onLoad({ filter: /.*/, namespace: 'theme' }, async () => ({
      contents: `export default ${JSON.stringify((await import(PATH)).default)};`,
    }));
  },
};
