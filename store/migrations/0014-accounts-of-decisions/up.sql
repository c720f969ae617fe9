UPDATE fordring.creditor SET chart = CASE country
  WHEN 'SE' THEN '{
    "doubtfulReceivable": {"number": "15192", "name": "Osäkra kundfordringar, bestridda"},
    "lossAllowance": {"number": "15199", "name": "Nedskrivning av kundfordringar"},
    "receivableLoss": {"number": "73710", "name": "Förluster på kundfordringar"},
    "setOffClearing": {"number": "28990", "name": "Kvittning, avräkning"},
    "outputVat": {"number": "26110", "name": "Utgående mervärdesskatt"}
  }'::jsonb
  ELSE '{
    "doubtfulReceivable": {"number": "6112", "name": "Debitorer, bestridte krav"},
    "lossAllowance": {"number": "6119", "name": "Nedskrivning af debitorer"},
    "receivableLoss": {"number": "2910", "name": "Tab på debitorer"},
    "setOffClearing": {"number": "9760", "name": "Modregning, mellemregning"},
    "outputVat": {"number": "9710", "name": "Salgsmoms"}
  }'::jsonb
END || chart
WHERE NOT chart ?& ARRAY['doubtfulReceivable', 'lossAllowance', 'receivableLoss', 'setOffClearing', 'outputVat'];

-- A claim moves to another policy by decision.
COMMENT ON COLUMN fordring.claim.policy_id IS 'Under which the claim stands now; how it came there is in its events.';
