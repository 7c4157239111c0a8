use super::*;

fn rows(text: &str) -> Option<Rows> {
    split(text).map(|cells| cells.rows)
}

fn table(rows: &[&[&str]]) -> Option<Rows> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    Some(rows.iter().map(row).collect())
}

#[test]
fn lists_are_cut_at_what_people_put_between_numbers() {
    for text in [
        "[0.1, 0.2, -0.3]",
        "(0.1, 0.2, -0.3)",
        "{0.1, 0.2, -0.3}",
        "0.1, 0.2, -0.3",
        "[0.1,0.2,-0.3,]",
        "0.1 0.2 -0.3",
        "[0.1 0.2 -0.3]",
        "[0.1 0.2 –0.3]",
        "0.1\t0.2\t-0.3",
        "g = [0.1, 0.2, -0.3]",
        "torch.tensor([0.1, 0.2, -0.3])",
        "tensor([0.1, 0.2, -0.3], dtype=torch.float64)",
        "tensor([0.1, 0.2, -0.3], device='cuda:0', grad_fn=<SubBackward0>)",
        "array([0.1, 0.2, -0.3], dtype=float32)",
        "Array([0.1, 0.2, -0.3], dtype=float32)",
        "<tf.Tensor: shape=(3,), dtype=float32, numpy=array([0.1, 0.2, -0.3], dtype=float32)>",
        "tf.Tensor([0.1 0.2 -0.3], shape=(3,), dtype=float32)",
        "Parameter containing:\ntensor([0.1, 0.2, -0.3], requires_grad=True)",
        "[[0.1, 0.2, -0.3]]",
        "[0.1 0.2\n -0.3]",
        "\u{202d}[０.1, 0.2, -0.3]\u{202c}",
        "c(0.1, 0.2, -0.3)",
        "<0.1, 0.2, -0.3>",
        "[1]  0.1  0.2 -0.3",
        "[1] 0.1 0.2\n[3] -0.3",
        "0.1, 0.2 and -0.3",
        "0.1 und 0.2 und -0.3",
        "0: 0.1\n1: 0.2\n2: -0.3",
        "0    0.1\n1    0.2\n2   -0.3\ndtype: float64",
    ] {
        assert_eq!(rows(text), table(&[&["0.1", "0.2", "-0.3"]]), "{text}");
    }
    let column = table(&[&["0.1"], &["0.2"], &["-0.3"]]);
    for text in [
        "[0.1, 0.2, -0.3]ᵀ",
        "[0.1, 0.2, -0.3]^T",
        "0.1\n0.2\n-0.3\n[torch.FloatTensor of size 3]",
    ] {
        assert_eq!(rows(text), column, "{text}");
    }
    assert_eq!(
        rows("[[1, 3], [2, 4]]^\\top"),
        table(&[&["1", "2"], &["3", "4"]])
    );
    assert_eq!(rows("0,1 0,2 0,3"), table(&[&["0,1", "0,2", "0,3"]]));
    assert_eq!(rows("0,1\t-0,2"), table(&[&["0,1", "-0,2"]]));
    assert_eq!(
        rows("[np.float64(-0.5), np.float64(2)]"),
        table(&[&["np.float64(-0.5)", "np.float64(2)"]])
    );
}

#[test]
fn matrices_have_rows() {
    for text in [
        "[[1, 2], [3, 4]]",
        "[[1, 2],\n [3, 4]]",
        "[[1, 2][3, 4]]",
        "[[1 2]\n [3 4]]",
        "tensor([[1, 2],\n        [3, 4]])",
        "tf.Tensor(\n[[1 2]\n [3 4]], shape=(2, 2), dtype=int32)",
        "[(1, 2), (3, 4)]",
        "{{1, 2}, {3, 4}}",
        "1 2; 3 4",
        "1, 2; 3, 4",
        "1\t2\r\n3\t4\r\n",
        "1 2\n3 4",
        "1, 2\n3, 4",
        "1;2\n3;4",
        "[1, 2; 3, 4]",
        "[1 2; 3 4]",
        "[1 2\n 3 4]",
        "[1, 2], [3, 4]",
        "[[1, 2]; [3, 4]]",
        "matrix([[1, 2],\n        [3, 4]])",
        "| 1 | 2 |\n| 3 | 4 |",
        "| 1 | 2 |\n|---|---|\n| 3 | 4 |",
        "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}",
    ] {
        assert_eq!(rows(text), table(&[&["1", "2"], &["3", "4"]]), "{text}");
    }
    for text in [
        "-0,5\t3\r\n5,5\t-5",
        "-0,5; 3\n5,5; -5",
        "[[-0,5; 3]; [5,5; -5]]",
        "-0,5 3\n5,5 -5",
    ] {
        assert_eq!(
            rows(text),
            table(&[&["-0,5", "3"], &["5,5", "-5"]]),
            "{text}"
        );
    }
}

#[test]
fn a_comma_that_may_be_a_decimal_comma_is_not_guessed() {
    for (text, decimal) in [
        ("0,25", table(&[&["0,25"]])),
        ("-1,5", table(&[&["-1,5"]])),
        ("0,1, 0,2, 0,3", table(&[&["0,1", "0,2", "0,3"]])),
        (
            "[-0,341, 0,242, 0,099]",
            table(&[&["-0,341", "0,242", "0,099"]]),
        ),
        ("0,5; 0,7", table(&[&["0,5", "0,7"]])),
        ("0,5\n0,7", table(&[&["0,5"], &["0,7"]])),
        ("[0, 25]", None),
        ("0.1, 0.2", None),
        ("1,2,3", None),
    ] {
        let cells = split(text).unwrap();
        assert_eq!(cells.decimal, decimal, "{text}");
    }
    let of_size = |text: &str, size| split(text).unwrap().of_size(size).cloned();
    // One comma that can only part cells tells what the others do.
    assert_eq!(
        of_size("(0,2;2,-1;-3,4)", (3, 2)).ok(),
        table(&[&["0", "2"], &["2", "-1"], &["-3", "4"]])
    );
    let asked = of_size("(5,2;-2,1)", (2, 2)).unwrap_err().to_string();
    assert!(
        asked.contains("5.2; -2.1") && asked.contains("5, 2; -2, 1"),
        "{asked}"
    );
    assert!(of_size("0,25", (1, 2)).unwrap_err().asks_back());
    assert!(of_size("0,5; 0,7", (2, 2)).unwrap_err().asks_back());
    assert_eq!(
        of_size("0,1, 0,2, 0,3", (1, 3)).ok(),
        table(&[&["0,1", "0,2", "0,3"]])
    );
}

#[test]
fn a_number_or_a_calculation_is_no_list() {
    for text in [
        "",
        "0.25",
        "(1 + 2)",
        "(1 + 2)*(3 + 4)",
        "1 + 2",
        "max(1, 2)",
        "2 3",
        "1 048 576",
        "tensor(2.5)",
        "np.float64(2.5)",
    ] {
        assert_eq!(rows(text), None, "{text}");
    }
    assert_eq!(rows("[max(1, 2), 3]"), table(&[&["max(1, 2)", "3"]]));
}
