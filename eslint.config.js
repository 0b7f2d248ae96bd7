import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** How a log line is written is decided in one place of the server; a page has nothing to say to the console. */
const mayPrint = ['src/start/**', 'tests/**'];

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', '.data/', 'test-results/', 'playwright-report/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.recommended,
	ts.configs.stylistic,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript knows better.
			'no-undef': 'off',
			eqeqeq: 'error',
			'no-console': 'error',
			'no-debugger': 'error',
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			'no-param-reassign': 'error',
			'no-return-assign': 'error',
			'no-template-curly-in-string': 'error',
			'no-var': 'error',
			'prefer-const': 'error',
			'max-depth': ['error', 4],
			complexity: ['error', 20],
			'@typescript-eslint/consistent-type-imports': 'error',
			// Shapes that come as a union or a mapped type are clearer as a type.
			'@typescript-eslint/consistent-type-definitions': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: {
			'svelte/button-has-type': 'error',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-target-blank': 'error',
			// There is no base path to resolve.
			'svelte/no-navigation-without-resolve': 'off',
			// A prop that is changed from within is declared with `let`, and stands among the others.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$bindable'] }]
		}
	},
	{ files: mayPrint, rules: { 'no-console': 'off' } },
	{ files: ['**/*.test.ts', '**/*.spec.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } }
);
