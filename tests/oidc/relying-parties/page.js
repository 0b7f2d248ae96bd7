// A page that signs pupils in by itself, without a server of its own: fetch, WebCrypto and nothing else. It keeps no secret,
// so PKCE is what ties the code to this tab.
const { issuer, clientId } = Object.fromEntries(new URL(import.meta.url).searchParams);
const redirectUri = location.origin + location.pathname;
const config = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();

const encode = (bytes) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
const decode = (text) =>
	Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
const random = () => encode(crypto.getRandomValues(new Uint8Array(32)));

async function begin() {
	const kept = { state: random(), nonce: random(), verifier: random() };
	sessionStorage.setItem('kept', JSON.stringify(kept));
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(kept.verifier));
	location.href = `${config.authorization_endpoint}?${new URLSearchParams({
		client_id: clientId,
		redirect_uri: redirectUri,
		response_type: 'code',
		scope: 'openid profile',
		state: kept.state,
		nonce: kept.nonce,
		code_challenge: encode(digest),
		code_challenge_method: 'S256'
	})}`;
}

async function finish(query) {
	const kept = JSON.parse(sessionStorage.getItem('kept') ?? '{}');
	sessionStorage.removeItem('kept');
	history.replaceState(null, '', redirectUri);
	if (query.get('state') !== kept.state || query.get('iss') !== config.issuer)
		throw new Error('this answer is to another question');
	const response = await fetch(config.token_endpoint, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'authorization_code',
			client_id: clientId,
			code: query.get('code'),
			redirect_uri: redirectUri,
			code_verifier: kept.verifier
		})
	});
	const tokens = await response.json();
	if (!response.ok) throw new Error(tokens.error);
	const claims = await verify(tokens.id_token);
	if (claims.nonce !== kept.nonce) throw new Error('this token was given to somebody else');
	const authorization = `Bearer ${tokens.access_token}`;
	const pupil = await (await fetch(config.userinfo_endpoint, { headers: { authorization } })).json();
	if (pupil.sub !== claims.sub) throw new Error('this is another pupil');
	return pupil;
}

async function verify(token) {
	const [head, body, signature] = token.split('.');
	const header = JSON.parse(new TextDecoder().decode(decode(head)));
	const { keys } = await (await fetch(config.jwks_uri)).json();
	const jwk = keys.find(({ kid }) => kid === header.kid);
	const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
	const data = new TextEncoder().encode(`${head}.${body}`);
	if (header.alg !== 'RS256' || !(await crypto.subtle.verify(algorithm, key, decode(signature), data)))
		throw new Error('the signature is not of LeerID');
	const claims = JSON.parse(new TextDecoder().decode(decode(body)));
	if (claims.iss !== config.issuer || claims.aud !== clientId || claims.exp < Date.now() / 1000 - 120)
		throw new Error('this token is not for us, or too old');
	return claims;
}

const query = new URLSearchParams(location.search);
const show = (text) => (document.querySelector('output').textContent = text);
if (query.has('state'))
	finish(query).then(
		(pupil) => show(`Dag ${pupil.given_name}`),
		(error) => show(`Fout: ${error.message}`)
	);
else document.querySelector('button').addEventListener('click', begin);
document.documentElement.dataset.ready = '';
