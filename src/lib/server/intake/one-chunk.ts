/** A file that is in memory already, as the stream that readers of files take. */
export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
