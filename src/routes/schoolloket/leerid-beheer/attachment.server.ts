/** An answer that is saved, never shown (SECURITY 3.2.1). `name` is ours: plain ASCII, no quotes (5.4.2). */
export const attachment = (body: BodyInit, contentType: string, name: string): Response =>
	new Response(body, {
		headers: {
			'content-type': contentType,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
