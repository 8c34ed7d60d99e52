import { frontEnd } from '../vite.ts';

export default frontEnd('map', import.meta.dirname, {
  './routes': './src/routes.ts',
  './LocationPicker': './src/place/LocationPicker.vue',
  './AreaPicker': './src/place/AreaPicker.vue',
  './AreaView': './src/place/AreaView.vue',
  './MiniMap': './src/place/MiniMap.vue',
});
