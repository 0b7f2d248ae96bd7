// What a browser remembers of the device it runs on, whoever uses it: its language, and whether it is a shared tablet.
export { isOpenedByHand, keepKiosk, readKiosk } from './kiosk';
export { keepLanguage, languageAsked, languages, pageIn, readLanguage } from './language';
