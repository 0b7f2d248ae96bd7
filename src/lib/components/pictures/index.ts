import type { Picture, PictureCategory } from '$lib/domain/credentials/pictures';
import animals from './animals.svg?url&no-inline';
import clothes from './clothes.svg?url&no-inline';
import faces from './faces.svg?url&no-inline';
import food from './food.svg?url&no-inline';
import nature from './nature.svg?url&no-inline';
import play from './play.svg?url&no-inline';
import things from './things.svg?url&no-inline';
import vehicles from './vehicles.svg?url&no-inline';

const sprites: Record<PictureCategory, string> = {
	animals,
	faces,
	food,
	vehicles,
	play,
	nature,
	things,
	clothes
};

/** For `<use href>`: a file of twelve pictures, named by its content and so kept by the browser for ever. */
export const pictureHref = (category: PictureCategory, picture: Picture): string =>
	`${sprites[category]}#${picture}`;
