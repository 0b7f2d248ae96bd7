/** Numbers to a command of an SVG path (SVG 2, 9.3). */
const ARGUMENTS: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/y;

type Point = readonly [x: number, y: number];

/**
 * An SVG path in the operators of a PDF content stream, in the same units: moves, lines and cubic curves. Throws a
 * SyntaxError for what is no path.
 */
export function pdfPath(path: string): string {
	const pen = new Pen();
	for (const { command, numbers } of commandsOf(path)) pen.draw(command, numbers);
	return pen.operators.join('\n');
}

function* commandsOf(path: string): Generator<{ command: string; numbers: number[] }> {
	let at = 0;
	let command = '';
	const skip = () => {
		while (/[\s,]/.test(path[at] ?? '')) at++;
	};
	const number = (flag: boolean): number => {
		skip();
		// A flag is one digit, and nothing need stand between it and what follows.
		if (flag) return Number(path[at++]);
		NUMBER.lastIndex = at;
		const match = NUMBER.exec(path);
		if (!match) throw new SyntaxError(`no number at ${at} of an SVG path`);
		at = NUMBER.lastIndex;
		return Number(match[0]);
	};
	for (skip(); at < path.length; skip()) {
		const letter = path[at] ?? '';
		if (/[a-z]/i.test(letter)) {
			command = letter;
			at++;
		} else if (command === 'm' || command === 'M') {
			// Further points after a move are lines.
			command = command === 'm' ? 'l' : 'L';
		}
		const count = ARGUMENTS[command.toLowerCase()];
		if (count === undefined) throw new SyntaxError(`no command at ${at} of an SVG path`);
		const isArc = command.toLowerCase() === 'a';
		const numbers = Array.from({ length: count }, (_, i) => number(isArc && (i === 3 || i === 4)));
		yield { command, numbers };
	}
}

const short = (value: number) => String(Math.round(value * 1000) / 1000);

class Pen {
	readonly operators: string[] = [];
	private at: Point = [0, 0];
	private start: Point = [0, 0];
	/** The last control point, for the smooth commands. */
	private control: Point | null = null;
	private last = '';

	draw(command: string, numbers: number[]): void {
		const kind = command.toLowerCase();
		const [dx, dy] = command === kind ? this.at : [0, 0];
		const point = (i: number): Point => [(numbers[i] ?? 0) + dx, (numbers[i + 1] ?? 0) + dy];
		const [x, y] = this.at;
		const before = this.last;
		this.last = kind;
		switch (kind) {
			case 'm':
				this.start = this.at = point(0);
				this.add('m', this.at);
				break;
			case 'l':
				return this.line(point(0));
			case 'h':
				return this.line([(numbers[0] ?? 0) + dx, y]);
			case 'v':
				return this.line([x, (numbers[0] ?? 0) + dy]);
			case 'c':
				return this.curve(point(0), point(2), point(4));
			case 's':
				return this.curve(this.mirrored(before, 'cs'), point(0), point(2));
			case 'q':
				return this.quadratic(point(0), point(2));
			case 't':
				return this.quadratic(this.mirrored(before, 'qt'), point(0));
			case 'a':
				return this.arc(numbers, point(5));
			default:
				this.operators.push('h');
				this.at = this.start;
		}
	}

	private add(operator: string, ...points: Point[]): void {
		this.operators.push(`${points.flat().map(short).join(' ')} ${operator}`);
	}

	private line(to: Point): void {
		this.at = to;
		this.add('l', to);
	}

	private curve(first: Point, second: Point, to: Point): void {
		this.control = second;
		this.at = to;
		this.add('c', first, second, to);
	}

	private quadratic(control: Point, to: Point): void {
		const towards = ([x, y]: Point): Point => [
			x + ((control[0] - x) * 2) / 3,
			y + ((control[1] - y) * 2) / 3
		];
		this.curve(towards(this.at), towards(to), to);
		this.control = control;
	}

	private mirrored(before: string, kinds: string): Point {
		const [x, y] = this.at;
		if (!this.control || !kinds.includes(before)) return [x, y];
		return [2 * x - this.control[0], 2 * y - this.control[1]];
	}

	/** SVG 2, B.2.4: from end points to centre; then at most a quarter turn to each curve. */
	private arc([rx0 = 0, ry0 = 0, turn = 0, large, sweep]: number[], to: Point): void {
		const [x1, y1] = this.at;
		const [x2, y2] = to;
		if (rx0 === 0 || ry0 === 0 || (x1 === x2 && y1 === y2)) return this.line(to);
		const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
		const [hx, hy] = [(x1 - x2) / 2, (y1 - y2) / 2];
		const [px, py] = [cos * hx + sin * hy, -sin * hx + cos * hy];
		const grow = Math.max(1, Math.hypot(px / rx0, py / ry0));
		const [rx, ry] = [Math.abs(rx0) * grow, Math.abs(ry0) * grow];
		const flat = (rx * py) ** 2 + (ry * px) ** 2;
		const away = Math.sqrt(Math.max(0, (rx * ry) ** 2 / flat - 1)) * (large === sweep ? -1 : 1);
		const [qx, qy] = [(away * rx * py) / ry, (-away * ry * px) / rx];
		const from = Math.atan2((py - qy) / ry, (px - qx) / rx);
		let angle = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - from;
		if (sweep && angle < 0) angle += 2 * Math.PI;
		if (!sweep && angle > 0) angle -= 2 * Math.PI;

		const [cx, cy] = [cos * qx - sin * qy + (x1 + x2) / 2, sin * qx + cos * qy + (y1 + y2) / 2];
		const place = (u: number, v: number): Point => [
			cx + cos * rx * u - sin * ry * v,
			cy + sin * rx * u + cos * ry * v
		];
		const parts = Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9);
		const step = angle / parts;
		const reach = (4 / 3) * Math.tan(step / 4);
		for (let i = 0; i < parts; i++) {
			const [a, b] = [from + i * step, from + (i + 1) * step];
			this.curve(
				place(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a)),
				place(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b)),
				i === parts - 1 ? to : place(Math.cos(b), Math.sin(b))
			);
		}
	}
}
