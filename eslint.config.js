import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import { configs as lit } from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

export default defineConfig([
  globalIgnores(['client/dist', 'node_modules', 'test/fixtures', 'data']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['shared', 'server', 'client', 'test'].map(
          (folder) => `./${folder}/tsconfig.json`,
        ),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A method handed to Lit's template is bound by Lit itself.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['client/**/*.ts'], extends: [lit['flat/recommended']] },
  prettier,
]);
