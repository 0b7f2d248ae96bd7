/**
 * The pictures of a picture password: 12 in each of 8 categories (D2), chosen and measured so that no two in a
 * category look or sound alike. The order of categories is the order of the steps and never changes; neither does
 * the order within a category, since the index is what is hashed. Keys are names; words on screen are in `i18n`.
 */
export const PICTURE_CATEGORIES = [
	{
		key: 'animals',
		pictures: [
			'elephant',
			'fish',
			'snail',
			'butterfly',
			'owl',
			'turtle',
			'giraffe',
			'penguin',
			'crocodile',
			'rabbit',
			'spider',
			'horse'
		]
	},
	{
		key: 'faces',
		pictures: [
			'happy',
			'crying',
			'sleeping',
			'sunglasses',
			'pumpkin',
			'mask',
			'dragon',
			'inLove',
			'party',
			'robot',
			'ghost',
			'clown'
		]
	},
	{
		key: 'food',
		pictures: [
			'apple',
			'banana',
			'grapes',
			'carrot',
			'pizza',
			'iceCream',
			'doughnut',
			'cheese',
			'bread',
			'cake',
			'fries',
			'lollipop'
		]
	},
	{
		key: 'vehicles',
		pictures: [
			'car',
			'parachute',
			'bicycle',
			'train',
			'aeroplane',
			'rocket',
			'helicopter',
			'boat',
			'tractor',
			'scooter',
			'ufo',
			'sled'
		]
	},
	{
		key: 'play',
		pictures: [
			'football',
			'tableTennis',
			'bowling',
			'skate',
			'skateboard',
			'fishingRod',
			'dice',
			'puzzle',
			'yoyo',
			'trophy',
			'medal',
			'tent'
		]
	},
	{
		key: 'nature',
		pictures: [
			'sun',
			'moon',
			'star',
			'rainbow',
			'cloud',
			'lightning',
			'mountain',
			'cactus',
			'palmTree',
			'flower',
			'mushroom',
			'fire'
		]
	},
	{
		key: 'things',
		pictures: [
			'key',
			'alarmClock',
			'scissors',
			'book',
			'balloon',
			'hammer',
			'lamp',
			'present',
			'chair',
			'drum',
			'broom',
			'pencil'
		]
	},
	{
		key: 'clothes',
		pictures: [
			'tShirt',
			'trousers',
			'dress',
			'socks',
			'glove',
			'cap',
			'scarf',
			'glasses',
			'crown',
			'boot',
			'backpack',
			'ring'
		]
	}
] as const;

export type PictureCategory = (typeof PICTURE_CATEGORIES)[number]['key'];
export type Picture = (typeof PICTURE_CATEGORIES)[number]['pictures'][number];

/** Steps of a picture sign-in, one category each (F31). */
export const PICTURE_STEPS = PICTURE_CATEGORIES.length;
/** Pictures to choose from at each step (D2). */
export const PICTURES_PER_STEP = PICTURE_CATEGORIES[0].pictures.length;
