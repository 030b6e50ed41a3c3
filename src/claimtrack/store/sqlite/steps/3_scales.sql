-- The five shipped scales; from here on they are the desk's own data.

INSERT INTO scale (uid, slug, label) VALUES ('k-claimtrack', 'claimtrack', 'claimtrack');

WITH shipped (uid, slug, position, labels, value, normalised, colour, glyph, definition) AS (VALUES
    ('r-claimtrack-true', 'true', 1, '{"en": "True"}', 5, 'true', 'green', '+',
     'Accurate as worded, nothing important missing.'),
    ('r-claimtrack-mostly-true', 'mostly-true', 2, '{"en": "Mostly true"}', 4, 'true', 'cyan', '^',
     'The substance is right, a minor detail is wrong.'),
    ('r-claimtrack-mixed', 'mixed', 3, '{"en": "Mixed"}', 3, 'mixture', 'yellow', '~',
     'Inseparable parts, some right, some wrong.'),
    ('r-claimtrack-misleading', 'misleading', 4, '{"en": "Misleading"}', NULL, 'mixture', 'magenta', '!',
     'Literally accurate, leaves a false impression.'),
    ('r-claimtrack-mostly-false', 'mostly-false', 5, '{"en": "Mostly false"}', 2, 'false', 'red', 'v',
     'A kernel is right, the substance is wrong.'),
    ('r-claimtrack-false', 'false', 6, '{"en": "False"}', 1, 'false', 'red', 'x',
     'Contradicted, nothing substantial holds.'),
    ('r-claimtrack-outdated', 'outdated', 7, '{"en": "Outdated"}', NULL, 'other', 'blue', '<',
     'Right when said, overtaken since.'),
    ('r-claimtrack-disputed', 'disputed', 8, '{"en": "Disputed"}', NULL, 'other', 'yellow', '?',
     'Credible independent evidence on both sides, unsettled.'),
    ('r-claimtrack-unverifiable', 'unverifiable', 9, '{"en": "Unverifiable"}', NULL, 'other', 'blue', 'o',
     'A documented search found too little, as of this date.'))
INSERT INTO rating (uid, scale, slug, position, labels, value, normalised, colour, glyph, definition)
SELECT shipped.uid, scale.id, shipped.slug, position, labels, value, normalised, colour, glyph, definition
FROM shipped JOIN scale ON scale.slug = 'claimtrack' ORDER BY position;

INSERT INTO scale (uid, slug, label) VALUES ('k-politifact', 'politifact', 'PolitiFact');

WITH shipped (uid, slug, position, labels, value, normalised, colour, glyph, definition) AS (VALUES
    ('r-politifact-true', 'true', 1, '{"en": "True"}', 6, 'true', 'green', '+',
     'Accurate, and nothing significant is missing.'),
    ('r-politifact-mostly-true', 'mostly-true', 2, '{"en": "Mostly true"}', 5, 'true', 'cyan', '^',
     'Accurate, but needs clarification or additional information.'),
    ('r-politifact-half-true', 'half-true', 3, '{"en": "Half true"}', 4, 'mixture', 'yellow', '~',
     'Partially accurate, but leaves out important details or takes things out of context.'),
    ('r-politifact-mostly-false', 'mostly-false', 4, '{"en": "Mostly false"}', 3, 'false', 'red', 'v',
     'Contains an element of truth, but ignores facts that would give another impression.'),
    ('r-politifact-false', 'false', 5, '{"en": "False"}', 2, 'false', 'red', 'x',
     'Not accurate.'),
    ('r-politifact-pants-on-fire', 'pants-on-fire', 6, '{"en": "Pants on Fire"}', 1, 'false', 'magenta', '#',
     'Not accurate, and makes a ridiculous claim.'))
INSERT INTO rating (uid, scale, slug, position, labels, value, normalised, colour, glyph, definition)
SELECT shipped.uid, scale.id, shipped.slug, position, labels, value, normalised, colour, glyph, definition
FROM shipped JOIN scale ON scale.slug = 'politifact' ORDER BY position;

INSERT INTO scale (uid, slug, label) VALUES ('k-three', 'three', 'True, mixed, false');

WITH shipped (uid, slug, position, labels, value, normalised, colour, glyph, definition) AS (VALUES
    ('r-three-true', 'true', 1, '{"en": "True"}', 3, 'true', 'green', '+',
     'The evidence bears the claim out.'),
    ('r-three-mixed', 'mixed', 2, '{"en": "Mixed"}', 2, 'mixture', 'yellow', '~',
     'Partly right, or right in a way that leaves a false impression.'),
    ('r-three-false', 'false', 3, '{"en": "False"}', 1, 'false', 'red', 'x',
     'The evidence contradicts the claim.'))
INSERT INTO rating (uid, scale, slug, position, labels, value, normalised, colour, glyph, definition)
SELECT shipped.uid, scale.id, shipped.slug, position, labels, value, normalised, colour, glyph, definition
FROM shipped JOIN scale ON scale.slug = 'three' ORDER BY position;

INSERT INTO scale (uid, slug, label) VALUES ('k-editorial', 'editorial', 'Editorial');

WITH shipped (uid, slug, position, labels, value, normalised, colour, glyph, definition) AS (VALUES
    ('r-editorial-confirmed', 'confirmed', 1, '{"en": "Confirmed"}', NULL, 'true', 'green', '+',
     'A source other than the author bears it out as worded.'),
    ('r-editorial-on-author', 'on-author', 2, '{"en": "On author"}', NULL, 'other', 'cyan', '@',
     'Stands on the author''s own knowledge or notes; nothing else was found for or against.'),
    ('r-editorial-changed', 'changed', 3, '{"en": "Changed"}', NULL, 'other', 'yellow', '~',
     'Was not right as worded; the draft now says what the evidence says.'),
    ('r-editorial-cut', 'cut', 4, '{"en": "Cut"}', NULL, 'other', 'magenta', 'x',
     'Taken out of the draft.'),
    ('r-editorial-unsupported', 'unsupported', 5, '{"en": "Unsupported"}', NULL, 'other', 'red', '!',
     'Nothing bears it out, and it still stands in the draft.'))
INSERT INTO rating (uid, scale, slug, position, labels, value, normalised, colour, glyph, definition)
SELECT shipped.uid, scale.id, shipped.slug, position, labels, value, normalised, colour, glyph, definition
FROM shipped JOIN scale ON scale.slug = 'editorial' ORDER BY position;

INSERT INTO scale (uid, slug, label) VALUES ('k-averitec', 'averitec', 'AVeriTeC');

WITH shipped (uid, slug, position, labels, value, normalised, colour, glyph, definition) AS (VALUES
    ('r-averitec-supported', 'supported', 1, '{"en": "Supported"}', NULL, 'true', 'green', '+',
     'The evidence found supports the claim.'),
    ('r-averitec-refuted', 'refuted', 2, '{"en": "Refuted"}', NULL, 'false', 'red', 'x',
     'The evidence found refutes the claim.'),
    ('r-averitec-not-enough-evidence', 'not-enough-evidence', 3, '{"en": "Not enough evidence"}', NULL, 'other', 'blue', 'o',
     'The evidence found neither supports nor refutes the claim.'),
    ('r-averitec-conflicting-evidence', 'conflicting-evidence', 4, '{"en": "Conflicting evidence/cherry-picking"}', NULL, 'mixture', 'yellow', '~',
     'Some evidence supports the claim and some refutes it, or it is true only in part.'))
INSERT INTO rating (uid, scale, slug, position, labels, value, normalised, colour, glyph, definition)
SELECT shipped.uid, scale.id, shipped.slug, position, labels, value, normalised, colour, glyph, definition
FROM shipped JOIN scale ON scale.slug = 'averitec' ORDER BY position;
