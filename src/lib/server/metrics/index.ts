export {
	countProviderError,
	countShed,
	countSignIn,
	observeHash,
	observeRequest,
	type SignInMethod
} from './events';
export { watchGauges } from './watch';
