/**
 * The library of passkeys. It brings some three hundred modules for certificates that we never ask for, so it is loaded when the
 * first passkey is met, or at the start of a server that has some (`warmUpPasskeys`).
 */
export const loadWebauthn = () => import('@simplewebauthn/server');
