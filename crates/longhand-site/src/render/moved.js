// A page at a former address: leads on to the present one, and takes along which exercise
// and which numbers were meant.
const present = document.querySelector("link[rel=canonical]").href;
location.replace(new URL(location.search + location.hash, present));
