import { nl, type Messages } from './nl';

export const ar: Messages = nl;
