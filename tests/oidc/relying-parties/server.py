#!/usr/bin/env python3
"""A server that signs pupils in with LeerID, with nothing but Python's standard library.

Settings come from the environment: ISSUER, CLIENT_ID, CLIENT_SECRET, PORT. The part between the two lines of dashes is the
sample of docs/applications.md; a test keeps them equal and signs a pupil in with it.
"""

import os
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# ---------------------------------------------------------------------------
import base64, hashlib, json, secrets, time
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

def get(url, form=None, headers={}):
    data = urlencode(form).encode() if form else None
    return json.load(urlopen(Request(url, data, headers), timeout=10))

def unpack(text):
    return base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))

class LeerID:
    def __init__(self, issuer, client_id, client_secret, redirect_uri):
        self.client_id, self.redirect_uri = client_id, redirect_uri
        self.config = get(issuer + '/.well-known/openid-configuration')
        pair = base64.b64encode(f'{client_id}:{client_secret}'.encode()).decode()
        self.proof = {'Authorization': 'Basic ' + pair}

    def begin(self):  # returns where to send the pupil, and what to keep in the pupil's session with you
        kept = {name: secrets.token_urlsafe(32) for name in ('state', 'nonce', 'verifier')}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(kept['verifier'].encode()).digest())
        return self.config['authorization_endpoint'] + '?' + urlencode({
            'client_id': self.client_id, 'redirect_uri': self.redirect_uri, 'response_type': 'code',
            'scope': 'openid profile', 'state': kept['state'], 'nonce': kept['nonce'],
            'code_challenge': challenge.decode().rstrip('='), 'code_challenge_method': 'S256'}), kept

    def finish(self, query, kept):  # at the redirect address: returns the claims of the ID token, and userinfo
        if not secrets.compare_digest(query['state'], kept['state']) or query['iss'] != self.config['issuer']:
            raise ValueError('this answer is to another question')
        tokens = get(self.config['token_endpoint'], {
            'grant_type': 'authorization_code', 'code': query['code'],
            'redirect_uri': self.redirect_uri, 'code_verifier': kept['verifier']}, self.proof)
        claims = self.verify(tokens['id_token'])
        if claims['nonce'] != kept['nonce']: raise ValueError('this token was given to somebody else')
        pupil = get(self.config['userinfo_endpoint'], headers={'Authorization': 'Bearer ' + tokens['access_token']})
        if pupil['sub'] != claims['sub']: raise ValueError('this is another pupil')
        return claims, pupil

    def verify(self, token):  # of an ID token or a logout token: RS256 (RFC 8017 §8.2.2), issuer, audience, time
        head, body, signature = token.split('.')
        header, claims = json.loads(unpack(head)), json.loads(unpack(body))
        key = next(k for k in get(self.config['jwks_uri'])['keys'] if k['kid'] == header['kid'] and k['kty'] == 'RSA')
        n, e = (int.from_bytes(unpack(key[part]), 'big') for part in 'ne')
        size = (n.bit_length() + 7) // 8
        digest = bytes.fromhex('3031300d060960864801650304020105000420') + hashlib.sha256(f'{head}.{body}'.encode()).digest()
        signed = pow(int.from_bytes(unpack(signature), 'big'), e, n).to_bytes(size, 'big')
        if header['alg'] != 'RS256' or signed != b'\0\1' + b'\xff' * (size - len(digest) - 3) + b'\0' + digest:
            raise ValueError('the signature is not of LeerID')
        if claims['iss'] != self.config['issuer'] or claims['aud'] != self.client_id or claims['exp'] < time.time() - 120:
            raise ValueError('this token is not for us, or too old')
        return claims
# ---------------------------------------------------------------------------

port = int(os.environ['PORT'])
leerid = LeerID(os.environ['ISSUER'], os.environ['CLIENT_ID'], os.environ['CLIENT_SECRET'],
                f'http://127.0.0.1:{port}/terug')
waiting, signed_in = {}, {}
LOGOUT = 'http://schemas.openid.net/event/backchannel-logout'


class Application(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        cookie = SimpleCookie(self.headers.get('Cookie', '')).get('sid')
        if url.path == '/start':
            to, kept = leerid.begin()
            sid = secrets.token_urlsafe()
            waiting[sid] = kept
            return self.answer(303, '', {'Location': to, 'Set-Cookie': f'sid={sid}; HttpOnly; Path=/'})
        if url.path == '/terug' and cookie and cookie.value in waiting:
            query = {name: values[0] for name, values in parse_qs(url.query).items()}
            try:
                claims, pupil = leerid.finish(query, waiting.pop(cookie.value))
            except Exception as error:  # whatever is wrong with it, nobody is signed in
                return self.answer(400, json.dumps({'error': str(error)}))
            signed_in[cookie.value] = {'sid': claims['sid'], 'acr': claims.get('acr'), **pupil}
            return self.answer(200, json.dumps(signed_in[cookie.value]))
        pupil = signed_in.get(cookie.value) if cookie else None
        return self.answer(200 if pupil else 401, json.dumps(pupil))

    def do_POST(self):  # OpenID Connect Back-Channel Logout 1.0 §2.5 to §2.8
        body = self.rfile.read(int(self.headers.get('Content-Length', 0))).decode()
        try:
            claims = leerid.verify(parse_qs(body)['logout_token'][0])
            if LOGOUT not in claims['events'] or 'nonce' in claims:
                raise ValueError('no logout token')
        except Exception:
            return self.answer(400, '')
        for name in [name for name, pupil in signed_in.items() if pupil['sid'] == claims['sid']]:
            del signed_in[name]
        return self.answer(200, '')

    def answer(self, status, text, headers={}):
        self.send_response(status)
        for name, value in {'Content-Type': 'application/json', 'Cache-Control': 'no-store', **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(('127.0.0.1', port), Application)  # listens from here on
print('ready', flush=True)
server.serve_forever()
