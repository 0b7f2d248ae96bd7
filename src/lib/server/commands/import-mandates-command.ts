import { importMandatesFile, type MandateReport } from '../staff/mandates';
import { done, failed, type Command, type CommandResult } from './command';
import { readFile } from './read-file';

/** Ends with 1 when a row was refused. */
export const importMandates: Command = {
	words: 'import mandates',
	parameters: '<file>',
	what: "The weekly CSV file of directors' mandates: instellingsnummer, naam, e_mail, van, tot.",
	run([path, ...more]) {
		if (path === undefined || more.length > 0) return Promise.resolve(null);
		return readFile(path, importMandatesFile, tell);
	}
};

function tell(report: MandateReport): CommandResult {
	const { granted, invited, moved, unchanged, refused } = report;
	const lines = refused.map(({ line, reason }) => `  line ${line}: ${reason}`);
	const counts = `${granted} granted, ${invited} invited, ${moved} with another end, ${unchanged} unchanged, ${refused.length} refused.`;
	const output = [counts, ...lines].join('\n');
	return refused.length > 0 ? failed(output) : done(output);
}
