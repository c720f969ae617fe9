import { findsWhatIsPlanted } from './finds-what-is-planted';

findsWhatIsPlanted((recipeId) => !recipeId.startsWith('ky-'));
