import { nl, type Messages } from './nl';

export const fr: Messages = nl;
