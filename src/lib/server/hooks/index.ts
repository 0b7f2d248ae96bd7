export { handleAnswer } from './handle-answer';
export { handleContext } from './handle-context';
export { handleError } from './handle-error';
export { handleSession } from './handle-session';
export { handleStaff } from './handle-staff';
export { keepLanguage, languages } from './language';
