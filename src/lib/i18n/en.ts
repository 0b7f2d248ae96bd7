import { nl, type Messages } from './nl';

export const en: Messages = nl;
