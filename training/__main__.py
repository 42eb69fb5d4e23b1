"""python -m training: train the encoder.  See README.md."""

from training.run import main

if __name__ == "__main__":
    main()
