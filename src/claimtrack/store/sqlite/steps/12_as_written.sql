-- What comes in with something else has no event of its own that it could be held against: lines of
-- an imported article, remarks in a draft, suggestions, claims of a list, what others said of them;
-- nor has what is being typed. An index keeps such values a second time, so that SQLite's own check
-- finds a row that damage has changed. What a CHECK, a key or another index guards is left out, and
-- what a column nearly always has: a row that has something else must be in the index then.
-- The number comes first: rows are appended, and nothing is ever looked up by these.

CREATE INDEX sentence_as_written ON sentence(
    id,
    check_worthiness,
    reasons || coalesce(rule, '') || coalesce(claimant, '') || coalesce(cue, '')
        || coalesce(locator, '')
);
CREATE INDEX remark_as_written ON remark(id, text || coalesce(url, '') || coalesce("by", ''));
CREATE INDEX suggestion_as_written ON suggestion(id, score, differences || statement);
CREATE INDEX claim_as_written ON claim(
    id,
    unixepoch(created_at) * 8 + legal * 4 + sensitive * 2 + note_confidential,
    claimed_on
) WHERE batch IS NOT NULL;
CREATE INDEX wording_as_written ON wording(id, language) WHERE language <> 'en';
CREATE INDEX published_review_as_written ON published_review(
    id,
    coalesce(publisher, '') || coalesce(url, '') || coalesce(label, '') || coalesce(normalised, '')
        || coalesce(published_on, '')
);
CREATE INDEX draft_as_written ON draft(id, text, saved_at);
CREATE INDEX article_as_written ON article(id, matched_upto);
