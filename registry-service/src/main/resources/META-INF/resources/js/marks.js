/** Outlines of marks, all of about the same area, centred on (0, 0). */

/** Shapes of recipes; the base has one of its own. */
export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'triangle-down', 'pentagon', 'cross', 'hexagon'];

const POLYGONS = {
    square: { corners: 4, turn: 45, stretch: 1.2 },
    diamond: { corners: 4, turn: 0, stretch: 1.25 },
    triangle: { corners: 3, turn: 0, stretch: 1.35 },
    'triangle-down': { corners: 3, turn: 180, stretch: 1.35 },
    pentagon: { corners: 5, turn: 0, stretch: 1.15 },
    hexagon: { corners: 6, turn: 30, stretch: 1.1 },
};

/** The outline of a shape as SVG path data; the radius is that of the circle it stands for. */
export function markPath(shape, radius) {
    if (shape === 'circle') {
        return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
    }
    return closed(cornersOf(shape, radius));
}

function cornersOf(shape, radius) {
    if (shape === 'base') {
        return star(4, radius * 1.6, radius * 0.62);
    }
    if (shape === 'cross') {
        return cross(radius * 1.15, radius * 0.42);
    }
    const { corners, turn, stretch } = POLYGONS[shape];
    return polygon(corners, turn, radius * stretch);
}

/** The left half of a shape, for what is half filled. */
export function halfPath(shape, radius) {
    return shape === 'circle'
        ? `M0 ${-radius}A${radius} ${radius} 0 0 0 0 ${radius}Z`
        : closed(leftOf(cornersOf(shape, radius)));
}

/** What lies left of the upright through (0, 0), with a corner where an edge crosses that. */
function leftOf(corners) {
    return corners.flatMap(([x, y], index) => {
        const [nextX, nextY] = corners[(index + 1) % corners.length];
        const crosses = x * nextX < 0;
        const crossing = [0, y + ((nextY - y) * -x) / (nextX - x)];
        return [...(x <= 1e-9 ? [[x, y]] : []), ...(crosses ? [crossing] : [])];
    });
}

function polygon(corners, turn, radius) {
    return Array.from({ length: corners }, (_, index) => polar(radius, turn + (360 * index) / corners));
}

function star(tips, outer, inner) {
    return Array.from({ length: 2 * tips }, (_, index) => polar(index % 2 === 0 ? outer : inner, (180 * index) / tips));
}

/** A plus sign with arms of this reach and half width, walked round from the upper left of its top arm. */
function cross(reach, half) {
    return [
        [-half, -reach],
        [half, -reach],
        [half, -half],
        [reach, -half],
        [reach, half],
        [half, half],
        [half, reach],
        [-half, reach],
        [-half, half],
        [-reach, half],
        [-reach, -half],
        [-half, -half],
    ];
}

/** The point at this distance, so many degrees clockwise from the top. */
function polar(radius, degrees) {
    const angle = ((degrees - 90) * Math.PI) / 180;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function closed(corners) {
    return `M${corners.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}
