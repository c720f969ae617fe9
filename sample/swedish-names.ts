/**
 * Names for invented Swedes. Each is common in everyday Sweden; put together by chance they mean nobody in particular.
 * All letters are in ISO-8859-1, as BgMax wants them.
 */
export const SWEDISH_FIRST_NAMES: readonly string[] = (
  'Anna Lars Maria Johan Fatima Karin Ahmed Eva Mikael Sara Erik Leyla Per Kristina Yusuf Elin Mohammed Ingrid Anders ' +
  'Amina Gustav Åsa Björn Zeynep Göran Märta Daniel Linnéa Hassan Birgitta Olof Nadia Sven Ulla Jesper Maja Tomas Rut ' +
  'Viktor Hanna'
).split(' ');

export const SWEDISH_FAMILY_NAMES: readonly string[] = (
  'Andersson Lindqvist Sjöström Hassan Åkerblom Nyström Yilmaz Bergdahl Öhman Forsgren Ali Hägglund Wallin Ekström ' +
  'Haddad Norrby Kåberg Sandell Demir Lövgren Rask Tingvall Ahlberg Omar Söderlund Vikander Ängquist Brandt Moberg ' +
  'Rosén Kjellin Palmgren Ståhl Höglund'
).split(' ');

export const SWEDISH_STREETS: readonly string[] = (
  'Strandvägen Kvarngatan Ekallén Björkstigen Sjögatan Hamnplan Åsvägen Klockarbacken Ängsvägen Skolgatan ' +
  'Fiskargränd Rönnvägen Mossvägen Lärkstigen Brunnsgatan'
).split(' ');

export const SWEDISH_TRADES: readonly string[] =
  'Bygg Åkeri Måleri Städ Restaurang Plåt Elektriska Trädgård Bageri Fastigheter'.split(' ');

export const SWEDISH_CLUBS: readonly string[] =
  'Idrottsförening Schacksällskap Simklubb Hembygdsförening Pingisklubb Teaterförening Innebandyklubb Folkdansgille'.split(
    ' ',
  );
