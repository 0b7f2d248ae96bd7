/** What the system around an installed LeerID is painted with. The same as in tokens.css, which a test sees to. */
export const THEME_COLOUR = '#0d5463';
export const BACKGROUND_COLOUR = '#fffcf5';
