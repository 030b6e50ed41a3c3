-- An article under embargo is left out of what leaves the house, until then or until it is lifted.

ALTER TABLE article ADD COLUMN embargo TEXT -- 'open', or the moment with the offset it was given in
    CHECK (embargo = 'open' OR (embargo GLOB '????-??-??T??:??:??[+-]??:??'
        AND unixepoch(embargo) IS NOT NULL)); -- NULL: none
ALTER TABLE article ADD COLUMN embargo_why TEXT NOT NULL DEFAULT '';
CREATE INDEX article_embargo ON article(embargo) WHERE embargo IS NOT NULL;
