export type { MandateReport } from './import-mandates';
export { importMandatesFile } from './read-mandates';
