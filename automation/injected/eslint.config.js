// What the scripts that run in pages must not do, each with its reason.
// Undefined names and misspelt properties are the type checker's part.
import js from "@eslint/js";

const markup = "build nodes and set textContent: a page may require trusted types, and page text is not markup";
const stored = "nothing is kept in the page: the page could read it";
const sent = "scripts report to the Go side only";

const properties = (reason, ...names) => names.map((property) => ({ property, message: reason }));
const globals = (reason, ...names) => names.map((name) => ({ name, message: reason }));

// call.js and owner.js are what the browser is given to call: a function without a
// name, which is no statement. In parentheses it is an expression.
const parentheses = { preprocess: (text) => [`(${text.trimEnd()})`], postprocess: (messages) => messages.flat() };

export default [
	{ ignores: ["**/node_modules/**", "**/practice/react/bundle.js"] },
	js.configs.recommended,
	{
		files: ["**/*.js"],
		languageOptions: {
			ecmaVersion: 2023,
			sourceType: "script",
			globals: { setTimeout: "readonly", setInterval: "readonly" }, // no-implied-eval asks for them
		},
		linterOptions: { reportUnusedDisableDirectives: "error" },
		rules: {
			"no-undef": "off",
			"no-eval": "error",
			"no-implied-eval": "error",
			"no-new-func": "error",
			eqeqeq: ["error", "always", { null: "ignore" }],
			"prefer-const": "error",
		},
	},
	{
		files: ["**/injected/*.js"],
		rules: {
			"no-console": "error",
			"no-restricted-globals": [
				"error",
				...globals(stored, "localStorage", "sessionStorage", "indexedDB"),
				...globals(sent, "fetch", "XMLHttpRequest", "WebSocket", "EventSource"),
			],
			"no-restricted-properties": [
				"error",
				...properties(markup, "innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe"),
				...properties(stored, "localStorage", "sessionStorage", "indexedDB"),
				...properties(sent, "sendBeacon"),
				{ object: "document", property: "write", message: markup },
				{ object: "document", property: "writeln", message: markup },
			],
			"no-restricted-syntax": [
				"error",
				{
					selector: "MemberExpression[property.name='cssText'][object.property.name='style']",
					message: "set the one property you mean, or use the adopted style sheet",
				},
			],
		},
	},
	{
		files: ["**/injected/{call,owner}.js"],
		plugins: { bare: { processors: { function: parentheses } } },
		processor: "bare/function",
		rules: { "no-unused-expressions": "off" },
	},
	{
		// Sources of a bundle, which no type checker reads. That a name is used as an
		// element is seen by a plugin only.
		files: ["**/practice/react/*.{js,jsx,mjs}"],
		languageOptions: {
			sourceType: "module",
			parserOptions: { ecmaFeatures: { jsx: true } },
			globals: Object.fromEntries(
				["document", "window", "fetch", "process", "setTimeout", "clearTimeout", "CSSStyleSheet", "CustomEvent", "FormData", "URL", "URLSearchParams"]
					.map((name) => [name, "readonly"]),
			),
		},
		rules: { "no-undef": "error", "no-unused-vars": ["error", { varsIgnorePattern: "^[A-Z]" }] },
	},
	{
		files: ["**/eslint.config.js"],
		languageOptions: { sourceType: "module" },
	},
];
