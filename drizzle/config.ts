import { defineConfig } from 'drizzle-kit';

/** For `npm run generate`, which writes migrations from the schema and never connects to a database. */
export default defineConfig({
	dialect: 'postgresql',
	schema: './src/lib/server/db/schema/index.ts',
	out: './drizzle',
	casing: 'snake_case'
});
