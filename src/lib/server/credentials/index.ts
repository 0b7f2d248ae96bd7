export {
	hashPool,
	hashSecret,
	verifyNothing,
	verifySecret,
	warmUpHashing,
	type StoredHash
} from './hash-secret';
