"""The compact libpostal data: how it is generated, trained and evaluated. Needs the extra ``train``; nothing imports it."""
