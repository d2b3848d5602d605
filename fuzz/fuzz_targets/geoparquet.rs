#![no_main]
libfuzzer_sys::fuzz_target!(init: zaiti_fuzz::only_own_panics_end_it(), |bytes: &[u8]| { zaiti_fuzz::geoparquet(bytes) });
