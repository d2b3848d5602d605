//! What the reader of a stranger's file may not ask of the system: a connection, another program, another process's memory.
//!
//! A list of what is refused, not of what is let through: an allocator or a thread may ask for what no list of ours foresees. Never here: how
//! much memory or time a reader has.

use std::io;

use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter};

/// What is refused.
const REFUSED: [i64; 13] = [
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_mount,
    libc::SYS_bpf,
    libc::SYS_io_uring_setup,
];

/// Takes these calls from the thread that asks and from all that it starts, for good; each then fails as not permitted.
///
/// # Errors
/// When the system takes no such list.
pub(super) fn confine() -> io::Result<()> {
    let refused = REFUSED.into_iter().map(|call| (call, Vec::new())).collect();
    let not_permitted = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let here = std::env::consts::ARCH.try_into().map_err(io::Error::other)?;
    let program: BpfProgram = SeccompFilter::new(refused, SeccompAction::Allow, not_permitted, here)
        .and_then(TryInto::try_into)
        .map_err(io::Error::other)?;
    apply_filter(&program).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::net::{TcpListener, TcpStream};
    use std::process::Command;
    use std::{fs, thread};

    use super::*;

    #[test]
    fn a_confined_reader_reaches_no_network_and_starts_no_program_but_reads_and_computes() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        assert!(TcpStream::connect(address).is_ok());
        let refused = thread::spawn(move || {
            confine().unwrap();
            let within = thread::spawn(move || TcpStream::connect(address).unwrap_err().kind());
            let read = fs::read("/proc/self/status").is_ok();
            (
                TcpStream::connect(address).unwrap_err().kind(),
                Command::new("true").spawn().unwrap_err().kind(),
                within.join().unwrap(),
                read,
            )
        });
        let denied = ErrorKind::PermissionDenied;
        assert_eq!(refused.join().unwrap(), (denied, denied, denied, true));
        assert!(TcpStream::connect(address).is_ok(), "only that thread was confined");
    }
}
