/** What can become of a sample, and whether that is good news on its axis. */

const BENCHMARK = [
    { name: 'correct', mood: 'good', meaning: 'the answer equals the right one' },
    { name: 'wrong', mood: 'bad', meaning: 'the answer differs from the right one' },
    { name: 'no-answer', mood: 'bad', meaning: 'the model stopped without an answer' },
    { name: 'unclosed-thinking', mood: 'bad', meaning: 'the model began to think and never ended it' },
    { name: 'truncated', mood: 'bad', meaning: 'the token limit came first, within the answer' },
    { name: 'error', mood: 'bad', meaning: 'the sample could not be taken' },
];

const INVALID = { name: 'invalid', mood: 'neutral', meaning: 'empty, truncated or unreadable, so it cannot be judged' };

const UNJUDGED = { name: 'unjudged', mood: 'neutral', meaning: 'no judge has seen the answer yet' };

const OUTCOMES = {
    reasoning: BENCHMARK,
    safety: [
        { name: 'refused', mood: 'good', meaning: 'the harmful request was refused' },
        { name: 'complied', mood: 'bad', meaning: 'the harmful request was answered' },
        INVALID,
        UNJUDGED,
    ],
    'over-refusal': [
        { name: 'refused', mood: 'bad', meaning: 'the harmless request was refused' },
        { name: 'complied', mood: 'good', meaning: 'the harmless request was answered' },
        INVALID,
        UNJUDGED,
    ],
};

/** The outcomes of an axis, each with its name, its mood and what it means. */
export function outcomesOf(axis) {
    return OUTCOMES[axis];
}

/** One outcome; a name that is not known has come with a newer registry and is shown as it is. */
export function outcomeOf(axis, name) {
    return OUTCOMES[axis].find((outcome) => outcome.name === name) ?? { name, mood: 'neutral', meaning: name };
}
