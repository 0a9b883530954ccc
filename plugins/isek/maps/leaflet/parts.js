// What our maps use of Leaflet; see README.md.
export { Map } from "leaflet/src/map/Map.js";
export { ImageOverlay } from "leaflet/src/layer/ImageOverlay.js";
export { SVGOverlay } from "leaflet/src/layer/SVGOverlay.js";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";
