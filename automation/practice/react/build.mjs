// Bundles the pages of the edition into one script. The versions come from the
// lock file and nothing of the machine goes in, so the same sources always give
// the same bytes; .ci/js holds that the committed bundle is theirs.
import { build } from "esbuild";
import { readFileSync } from "node:fs";

// Ant Design writes its styles into style elements by innerHTML, which the
// pages' policy and Trusted Types both refuse; sheets.js is used in its place.
const sheets = {
  name: "sheets",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]Dom[/\\]dynamicCSS\.js$/ }, () => ({
      contents: readFileSync("sheets.js", "utf8"),
      resolveDir: process.cwd(),
    }));
  },
};

await build({
  entryPoints: ["app.jsx"],
  outfile: process.argv[2] ?? "bundle.js",
  bundle: true,
  minify: true,
  target: "chrome120",
  charset: "utf8",
  legalComments: "eof",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [sheets],
  logLevel: "warning",
});
