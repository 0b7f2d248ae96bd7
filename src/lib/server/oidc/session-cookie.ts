import { cookieName } from '../cookies';

/** The name of the cookie that the provider keeps its own session in; ours has another (`server/sessions`). */
export const sessionCookie = () => cookieName('leerid_op');
