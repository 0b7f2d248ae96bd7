import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const server = join(import.meta.dirname, '..');

/** Verbs that hand data of pupils to a page or a file of the desk: each writes down whom it showed. */
const READS: Record<string, string[]> = {
	desk: [
		'listPupils',
		'listSpareCards',
		'viewPupil',
		'readHistory',
		'whyNot',
		'qrCards',
		'batchCards',
		'readBatchPage'
	],
	'teacher-help': ['listHelp', 'readDeskHelp'],
	'desk/applications': ['fetchSchoolApplication'],
	'school-year': ['previewSchoolYear'],
	retention: ['exportPupilAtSchool', 'exportPupilForOperator', 'listTouched']
};

/** All other verbs behind the same doors, by why nobody learns anything of a pupil from them. */
const OTHERS: Record<string, Record<string, string[]>> = {
	desk: {
		'does something, and tells how many': [
			'awaitBatch',
			'cancelDraft',
			'changeDraftKind',
			'changeDraftSecret',
			'changeDraftUsername',
			'createBatch',
			'forgetTicks',
			'keepPrintSettings',
			'keepTicks',
			'lendSpareCard',
			'makeSpareCards',
			'releasePupil',
			'removePasskeysAndAddress',
			'renamePupil',
			'retryBatch',
			'returnSpareCard',
			'savePreferences',
			'setBlocked',
			'sealSearch',
			'startBatch',
			'takeSpareCardsBack',
			'undo',
			'voidCards',
			'voidSpareCards'
		],
		'tells counts or settings': [
			'fetchGroup',
			'fetchUndo',
			'listGroups',
			'listOwnClasses',
			'readBatch',
			'readPrintSettings',
			'readDeskQuery',
			'readAroundList',
			'spareCardsToPrint'
		],
		'is a step of another verb; its answer is shown by one of the reads or only counted': [
			'fetchOrRefuse',
			'fetchPupil',
			'readLoan',
			'elsewhereOf',
			'seenPupils',
			'selectPupils'
		]
	},
	'teacher-help': {
		'does something, and tells how it ended': ['answerHelp', 'pickDigits'],
		'is asked by the pupil’s own device': [
			'askHelp',
			'enterWithHelp',
			'forgetHelp',
			'keepHelp',
			'readHelp',
			'recallHelp',
			'stopAsking',
			'tapNewPicture'
		]
	},
	'desk/applications': {
		'does something, and tells how many': [
			'assign',
			'previewAssignment',
			'oneAtATime',
			'previewWithdrawal',
			'setGivenClaims',
			'withdraw'
		],
		'tells counts': ['effectiveAnswersForGroup', 'listGroupApplications', 'listSchoolApplications'],
		'is shown with a pupil that was viewed': ['effectiveAnswersFor']
	},
	'school-year': {
		'does something, and tells how many': ['carryAssignments', 'takeBackAssignments'],
		'tells counts and groups': ['previewAssignments']
	},
	retention: {
		'does something, and tells how many': ['eraseAccounts', 'erasePupils', 'handleReport', 'reportWrongData'],
		'tells counts, or what a school wrote itself': [
			'listReports',
			'listSchoolReports',
			'readRegister',
			'readRegisterWithProof',
			'exportPdf',
			'touchedCsv',
			'listStaffForLeak'
		]
	}
};

/** Functions that the index of a folder hands out. */
function verbsOf(folder: string): string[] {
	const path = join(server, folder, 'index.ts');
	const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
	return file.statements.flatMap((statement) => {
		if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
		const names = statement.exportClause && ts.isNamedExports(statement.exportClause);
		if (!names || !ts.isNamedExports(statement.exportClause)) return [];
		return statement.exportClause.elements
			.filter((element) => !element.isTypeOnly)
			.map((element) => element.name.text)
			.filter((name) => definition(folder, name) !== undefined);
	});
}

/** The file of `folder` in which a function is made; nothing for a constant. */
function definition(folder: string, name: string): string | undefined {
	const made = new RegExp(`export (async )?function ${name}\\b|export const ${name} = (async )?\\(`);
	return readdirSync(join(server, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path))
		.map((path) => readFileSync(join(server, folder, path), 'utf8'))
		.find((text) => made.test(text));
}

test.each(Object.keys(READS))('every verb of %s is known to read data of pupils or not to', (folder) => {
	const named = [...(READS[folder] ?? []), ...Object.values(OTHERS[folder] ?? {}).flat()];
	expect(verbsOf(folder).toSorted()).toEqual(named.toSorted());
});

test.each(Object.entries(READS).flatMap(([folder, verbs]) => verbs.map((verb) => [folder, verb] as const)))(
	'%s: %s writes down whom it shows',
	(folder, verb) => {
		expect(definition(folder, verb)).toContain('recordRead(');
	}
);
