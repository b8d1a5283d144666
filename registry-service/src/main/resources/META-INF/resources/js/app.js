/** Puts the page together: finds the study, follows it and hands what comes to every part. */

import { byId, html } from './dom.js';
import { copyButton } from './copy.js';
import { createAnnouncer } from './announce.js';
import { createBudget, withCalls } from './budget.js';
import { createCurves } from './curves.js';
import { createDrawer } from './drawer.js';
import { createExport } from './export.js';
import { createFilters } from './filters.js';
import { createFrontPanel } from './front-panel.js';
import { createGates } from './gates.js';
import { createHeader, onStudyChosen } from './header.js';
import { createJudgeFilter } from './judge-filter.js';
import { createLegend } from './legend.js';
import { createOtherJudges } from './other-judges.js';
import { createProgress } from './progress.js';
import { createRuns } from './runs.js';
import { createScatter } from './scatter.js';
import { createSelection } from './selection.js';
import { createSweep } from './sweep.js';
import { createTable } from './table.js';
import { createTimeTravel } from './time-travel.js';
import { followStudy } from './stream.js';
import { createLossReader } from './loss-reader.js';
import { judgedView, withOtherJudges } from './judged.js';
import { seriesOf } from './series.js';
import { studies } from './api.js';
import { withNames, withSettings } from './study.js';

/** How often a page asks for studies while it has none, and while it shows one, in milliseconds. */
const ASK_SOON = 3000;
const ASK_LATER = 30000;

const header = createHeader();
const announcer = createAnnouncer();

start();

/** Shows the study that the address names, or the newest, as soon as there is one. */
async function start() {
    const command = byId('empty-command');
    command.after(copyButton(command.textContent, 'command'));
    onStudyChosen((studyId) => window.location.assign(addressOf(studyId)));
    const wanted = new URLSearchParams(window.location.search).get('study');
    const known = await firstStudies();
    const chosen = wanted === null ? known[0] : known.find((study) => study.studyId === wanted);
    if (chosen === undefined) {
        showUnknown(wanted, known);
        return;
    }
    header.showStudies(known, chosen.studyId);
    showStudy(chosen.studyId);
    setInterval(() => refreshStudies(chosen.studyId), ASK_LATER);
}

/** Asks until there is a study. */
async function firstStudies() {
    let known = await askStudies();
    while (known.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, ASK_SOON));
        known = await askStudies();
    }
    return known;
}

/** All studies; where there are none, the page says why. */
async function askStudies() {
    try {
        const known = await studies();
        if (known.length === 0) {
            header.showState('waiting');
            showPart('empty');
        }
        return known;
    } catch {
        header.showState('reconnecting');
        showPart('unreachable');
        return [];
    }
}

async function refreshStudies(studyId) {
    try {
        header.showStudies(await studies(), studyId);
    } catch {
        // The stream says that the registry is away; the list of studies can wait.
    }
}

function showUnknown(wanted, known) {
    header.showState('waiting');
    byId('unknown-id').textContent = wanted;
    byId('unknown-studies').replaceChildren(
        ...known.map(({ study, studyId }) => html('li', {}, html('a', { href: addressOf(studyId) }, study))),
    );
    showPart('unknown');
}

function addressOf(studyId) {
    return `?${new URLSearchParams({ study: studyId })}`;
}

/** Shows one of the parts of the page that exclude one another. */
function showPart(name) {
    ['loading', 'empty', 'unreachable', 'unknown', 'study'].forEach((part) => {
        byId(part).hidden = part !== name;
    });
}

function showStudy(studyId) {
    const selection = createSelection();
    const drawer = createDrawer(selection);
    const curves = createCurves(byId('loss-stage'), 'Training loss');
    const scatter = createScatter(selection);
    const frontPanel = createFrontPanel(selection);
    const filters = createFilters(selection);
    const judgeFilter = createJudgeFilter(selection);
    // What is known besides the study itself, and marks its checkpoints.
    const known = { view: undefined, names: new Map(), judges: undefined, spent: undefined };
    const learn = (more) => {
        Object.assign(known, more);
        draw();
    };
    // These show the study as its own judges see it.
    const own = [
        createProgress(),
        createOtherJudges(studyId, (judges) => learn({ judges })),
        createGates(studyId, selection, (names) => learn({ names })),
        createBudget(studyId, (spent) => learn({ spent })),
        createRuns(selection),
    ];
    // These show it as the judge sees it whom a person has chosen.
    const judged = [createSweep(selection), createTable(selection), createExport(scatter.drawn, selection)];
    const legend = createLegend(selection);
    let series = new Map();
    // Only these show fronts of the past; all others show what is known now.
    const timeTravel = createTimeTravel(studyId, (view) =>
        [scatter, frontPanel].forEach((part) => part.show(view.isPast ? view : asJudged(view), series)),
    );
    const lossReader = createLossReader(studyId, (all) => {
        byId('losses').hidden = all.length === 0;
        curves.show(all, series);
        drawer.showLosses(all);
    });

    function asJudged(view) {
        return judgedView(view, known.judges ?? [], selection.state.judge);
    }

    function draw() {
        const { names, judges, spent } = known;
        const view = withCalls(withOtherJudges(withNames(withSettings(known.view), names), judges ?? []), spent);
        series = seriesOf(view);
        header.showView(view);
        filters.show(view, judges);
        judgeFilter.show(view, judges ?? []);
        legend.show(series, view);
        timeTravel.show(view);
        judged.forEach((part) => part.show(asJudged(view), series));
        drawer.show(view, series);
    }

    linkAddress(selection);
    selection.listen(({ litRecipe }) => curves.light(litRecipe));
    listenToJudge(selection, () => {
        if (known.view !== undefined) {
            draw();
        }
    });
    followStudy(
        studyId,
        (view) => {
            showPart('study');
            learn({ view });
            own.forEach((part) => part.show(view, series));
            lossReader.see(view);
            announcer.showView(view);
        },
        (state) => {
            header.showState(state);
            announcer.showState(state);
        },
    );
}

function listenToJudge(selection, changed) {
    let { judge } = selection.state;
    selection.listen((state) => {
        if (state.judge !== judge) {
            ({ judge } = state);
            changed();
        }
    });
}

/** The opened checkpoint is part of the address, so that it can be sent to somebody. */
function linkAddress(selection) {
    const inAddress = () => decodeURIComponent(window.location.hash.slice(1));
    selection.open(inAddress());
    selection.listen(({ opened }) => {
        if (opened !== inAddress()) {
            const { pathname, search } = window.location;
            window.history.replaceState(null, '', `${pathname}${search}${opened === '' ? '' : `#${opened}`}`);
        }
    });
    window.addEventListener('hashchange', () => selection.open(inAddress()));
}
