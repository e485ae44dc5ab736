//! Which hosts a redirect may lead to.
//!
//! Owns what is an address of this machine or of its network, and the look-up of names that refuses those. A
//! page on the web that sends us on to `http://192.168.0.1/` would have us record what only this network may
//! see. The look-up is the one that the connection uses, so a name that changes in between gains nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// What `ureq` says of a refused host; nobody else gives this reason.
const REFUSED: &str = "an address of this machine or its network";

/// Looks names up, and notes or refuses those of this machine and its network.
#[derive(Debug)]
pub(super) struct Guarded {
    refuses: bool,
    met_private: Arc<AtomicBool>,
}

impl Guarded {
    /// A look-up for one request; it sets `met_private` if the host is one of this machine or its network.
    pub(super) fn new(refuses: bool, met_private: Arc<AtomicBool>) -> Self {
        Self { refuses, met_private }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        if found.iter().any(|address| is_private(address.ip())) {
            self.met_private.store(true, Ordering::Relaxed);
            if self.refuses {
                return Err(ureq::Error::Io(std::io::Error::other(REFUSED)));
            }
        }
        Ok(found)
    }
}

/// Whether a request failed because its host was refused.
pub(super) fn was_refused(error: &ureq::Error) -> bool {
    matches!(error, ureq::Error::Io(error) if error.to_string() == REFUSED)
}

/// Whether an address is of this machine, or of a network that is not the whole Internet (RFC 6890).
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_private_v4(v4),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => is_private_v4(v4),
            None => is_private_v6(v6),
        },
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_unspecified()
        || address.is_broadcast()
        || address.is_multicast()
        || first == 0
        // Shared by a carrier's customers, and for measurements of networks.
        || first == 100 && (64..128).contains(&second)
        || first == 198 && (18..20).contains(&second)
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_this_machine_and_its_network_are_told_from_those_of_the_internet() {
        for private in [
            "127.0.0.1",
            "127.9.9.9",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "224.0.0.1",
        ] {
            assert!(is_private(private.parse().unwrap()), "{private}");
        }
        for public in ["192.0.2.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:db8::1", "::ffff:192.0.2.1"]
        {
            assert!(!is_private(public.parse().unwrap()), "{public}");
        }
    }
}
