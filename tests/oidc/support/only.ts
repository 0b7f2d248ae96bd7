/** The one row that an insert gives back. */
export function only<T>([row]: T[]): T {
	if (row === undefined) throw new Error('no row came back');
	return row;
}
