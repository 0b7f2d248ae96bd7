/** Not in TypeScript's library: https://wicg.github.io/shape-detection-api/#barcode-detection-api */
interface Detector {
	detect(image: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

/**
 * The detector of the browser itself (Android, ChromeOS, macOS): fast, and made for that device. It answers with the
 * texts it found, or null where there is none; one that fails (some browsers have it without the service behind it)
 * is not asked again.
 */
export function nativeDetector(): (image: ImageBitmapSource) => Promise<string[] | null> {
	const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
	let detector: Detector | null = null;
	try {
		if (BarcodeDetector) detector = new BarcodeDetector({ formats: ['qr_code'] });
	} catch {
		// It knows no QR codes.
	}
	return async (image) => {
		try {
			return detector && (await detector.detect(image)).map(({ rawValue }) => rawValue);
		} catch {
			detector = null;
			return null;
		}
	};
}
