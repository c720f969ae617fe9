/** Names for invented Danes and the town they do not live in. */
export const DANISH_FIRST_NAMES: readonly string[] =
  'Mette Søren Anne Lars Kirsten Ali Jens Hanne Mads Aisha Peter Rikke Niels Camilla Hussein Lone Rasmus Birthe Jørgen Freja'.split(
    ' ',
  );

export const DANISH_FAMILY_NAMES: readonly string[] =
  'Nielsen Østergaard Holm Kjær Bertelsen Ahmed Søgaard Mikkelsen Lund Bruun Dam Yildiz Vestergaard Friis Skov Ågesen'.split(
    ' ',
  );

export const DANISH_STREETS: readonly string[] =
  'Klitvej Havnegade Møllebakken Fyrvej Strandstien Lærkevænget Østerled Åboulevarden'.split(' ');

export const DANISH_TRADES: readonly string[] = 'Byg Fisk Transport VVS Camping Maskinservice'.split(' ');
